package org.muster.notice.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.organisation.Selector;

/** Says in words whom a selector means, as an addressee line (主送机关) would. */
public final class SelectorWords {

    private SelectorWords() {}

    /** The organisations that the words will name. */
    public static Stream<String> codes(Selector selector) {
        return Stream.concat(
                Stream.of(anchor(selector)), selector.excluded().stream().map(SelectorWords::anchor));
    }

    /** @param name of an organisation, by its code */
    public static String of(Selector selector, Locale language, Function<String, String> name) {
        return language.getLanguage().equals("en") ? english(selector, name) : chinese(selector, name);
    }

    private static String anchor(Selector selector) {
        return Stream.of(selector.organisation(), selector.below(), selector.supervisedBy())
                .filter(code -> code != null)
                .findFirst()
                .orElse("");
    }

    private static String chinese(Selector selector, Function<String, String> name) {
        if (selector.organisation() != null) {
            return name.apply(selector.organisation());
        }
        String groups = selector.groups() == null ? "" : String.join("、", selector.groups());
        String kinds = kinds(selector).isEmpty()
                ? "单位"
                : kinds(selector).stream().map(SelectorWords::chinese).collect(Collectors.joining("、"));
        String reach = selector.supervisedBy() != null
                ? "业务主管的各"
                : selector.depth() == null ? "所属各" : selector.depth() == 1 ? "直属各" : "以下" + selector.depth() + "级内各";
        String disciplines =
                disciplines(selector).isEmpty() ? "" : "（学科 " + String.join("、", disciplines(selector)) + "）";
        return name.apply(anchor(selector))
                + reach
                + groups
                + kinds
                + disciplines
                + without(selector, name, Locale.CHINESE, "、", "（", "除外）");
    }

    private static String english(Selector selector, Function<String, String> name) {
        if (selector.organisation() != null) {
            return name.apply(selector.organisation());
        }
        String groups = selector.groups() == null || selector.groups().isEmpty()
                ? ""
                : " of " + String.join(", ", selector.groups());
        String kinds = kinds(selector).isEmpty()
                ? "organisations"
                : kinds(selector).stream().map(SelectorWords::english).collect(Collectors.joining(", "));
        String reach = selector.supervisedBy() != null
                ? " supervised by "
                : selector.depth() == null
                        ? " below "
                        : selector.depth() == 1 ? " directly below " : " up to " + selector.depth() + " levels below ";
        String disciplines =
                disciplines(selector).isEmpty() ? "" : " in disciplines " + String.join(", ", disciplines(selector));
        return "all " + kinds + groups + disciplines + reach + name.apply(anchor(selector))
                + without(selector, name, Locale.ENGLISH, ", ", " except ", "");
    }

    private static String without(
            Selector selector,
            Function<String, String> name,
            Locale language,
            String between,
            String before,
            String after) {
        return selector.excluded().isEmpty()
                ? ""
                : selector.excluded().stream()
                        .map(each -> of(each, language, name))
                        .collect(Collectors.joining(between, before, after));
    }

    private static List<String> disciplines(Selector selector) {
        return selector.disciplines() == null ? List.of() : selector.disciplines();
    }

    private static List<OrganisationKind> kinds(Selector selector) {
        List<OrganisationKind> kinds = new ArrayList<>(selector.kinds() == null ? List.of() : selector.kinds());
        kinds.sort(null);
        return kinds;
    }

    private static String chinese(OrganisationKind kind) {
        return switch (kind) {
            case ASSOCIATION -> "科协";
            case SOCIETY -> "学会";
            case MEMBER_UNIT -> "会员单位";
            case GRASSROOTS_UNIT -> "基层组织";
        };
    }

    private static String english(OrganisationKind kind) {
        return switch (kind) {
            case ASSOCIATION -> "associations";
            case SOCIETY -> "societies";
            case MEMBER_UNIT -> "member units";
            case GRASSROOTS_UNIT -> "grassroots units";
        };
    }
}
