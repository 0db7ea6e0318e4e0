package org.muster.notice.distribution;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.notice.document.SelectorWords;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.organisation.Selector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Tells recipients why they got a notice (发送缘由): what it was addressed to, who passed it on, and with what words. */
@ApplicationScoped
class Reasons {

    private static final int NOTE = 60;

    /**
     * What a reason is made of.
     *
     * @param selector as JSON, the one that took the organisation; null when that was not kept
     * @param forwarder name of who passed it on; null for what forwards nothing
     * @param note the forwarder's own words
     */
    record Ground(String selector, boolean mustSign, String forwarder, String note) {}

    @Inject
    Organisations organisations;

    @Inject
    ObjectMapper json;

    /** In the order of the grounds. */
    List<String> words(List<Ground> grounds, String organisation, Locale language) {
        List<Selector> selectors = grounds.stream()
                .map(ground -> ground.selector() == null ? null : read(ground.selector()))
                .toList();
        Map<String, String> names = names(selectors.stream()
                .filter(selector -> selector != null)
                .flatMap(SelectorWords::codes)
                .collect(Collectors.toSet()));
        boolean english = language.getLanguage().equals("en");
        return IntStream.range(0, grounds.size())
                .mapToObj(i -> {
                    Ground ground = grounds.get(i);
                    String to = to(selectors.get(i), organisation, language, names);
                    return english ? english(ground, to) : chinese(ground, to);
                })
                .toList();
    }

    private static String chinese(Ground ground, String to) {
        String way = ground.mustSign() ? "发给" : "抄送";
        return ground.forwarder() == null
                ? way + to
                : ground.forwarder() + "转发，" + way + to
                        + (ground.note() == null ? "" : "；附言：" + shortened(ground.note()));
    }

    private static String english(Ground ground, String to) {
        String way = ground.mustSign() ? "addressed to " : "copied to ";
        return ground.forwarder() == null
                ? way + to
                : "forwarded by " + ground.forwarder() + ", " + way + to
                        + (ground.note() == null ? "" : "; note: " + shortened(ground.note()));
    }

    /** One that was addressed by name needs no name. */
    private static String to(Selector selector, String organisation, Locale language, Map<String, String> names) {
        boolean byName = selector == null || organisation.equals(selector.organisation());
        if (byName) {
            return language.getLanguage().equals("en") ? "you" : "本单位";
        }
        return SelectorWords.of(selector, language, code -> names.getOrDefault(code, code));
    }

    private static String shortened(String note) {
        String line = note.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= NOTE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, NOTE)) + "…";
    }

    private Map<String, String> names(Collection<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : organisations.named(codes).stream().collect(Collectors.toMap(Organisation::code, Organisation::name));
    }

    private Selector read(String selector) {
        try {
            return json.readValue(selector, Selector.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
