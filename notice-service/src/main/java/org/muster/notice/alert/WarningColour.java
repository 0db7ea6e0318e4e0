package org.muster.notice.alert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.muster.notice.cap.CapMessage.Info;
import org.muster.notice.cap.CapMessage.NamedValue;

/** The colour of a warning (预警) somebody else issued; recorded beside a response's level and never derived from it. */
public enum WarningColour {
    /** 红色 */
    RED("红色", "red"),
    /** 橙色 */
    ORANGE("橙色", "orange"),
    /** 黄色 */
    YELLOW("黄色", "yellow"),
    /** 蓝色 */
    BLUE("蓝色", "blue");

    private static final List<String> NAMES = List.of("预警颜色", "预警级别", "预警等级", "颜色", "colour", "color", "level");

    private final String word;
    private final String latin;

    WarningColour(String word, String latin) {
        this.word = word;
        this.latin = latin;
    }

    /** In Chinese. */
    public String word() {
        return word;
    }

    /** As a parameter says it, or else the event or the headline; never from the severity. Empty when none does. */
    static Optional<WarningColour> of(Info info) {
        Stream<String> parameters = info.parameters().stream()
                .filter(parameter -> NAMES.stream()
                        .anyMatch(name ->
                                parameter.name().toLowerCase(Locale.ROOT).contains(name)))
                .map(NamedValue::value);
        return Stream.concat(parameters, Stream.of(info.event(), info.headline()))
                .filter(Objects::nonNull)
                .flatMap(text -> in(text).stream())
                .findFirst();
    }

    private static Optional<WarningColour> in(String text) {
        String said = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(colour -> said.contains(colour.word) || said.matches(".*\\b" + colour.latin + "\\b.*"))
                .findFirst();
    }
}
