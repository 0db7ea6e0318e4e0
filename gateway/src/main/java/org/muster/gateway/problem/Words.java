package org.muster.gateway.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The texts of problems, Chinese unless English is preferred. */
public final class Words {

    private static final Map<Locale, ResourceBundle> BUNDLES =
            Map.of(Locale.CHINESE, bundle(Locale.CHINESE), Locale.ENGLISH, bundle(Locale.ENGLISH));

    private Words() {}

    /** @param acceptLanguage the header as sent, may be null or nonsense */
    public static Locale preferred(String acceptLanguage) {
        if (acceptLanguage == null) {
            return Locale.CHINESE;
        }
        try {
            Locale found =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.CHINESE, Locale.ENGLISH));
            return found == null ? Locale.CHINESE : found;
        } catch (IllegalArgumentException e) {
            return Locale.CHINESE;
        }
    }

    static boolean known(String slug) {
        return BUNDLES.get(Locale.CHINESE).containsKey(slug + ".title");
    }

    static String title(Problem problem, Locale locale) {
        return BUNDLES.get(locale).getString(problem.slug() + ".title");
    }

    static String detail(Problem problem, Locale locale) {
        String text = BUNDLES.get(locale).getString(problem.slug() + ".detail");
        for (int i = 0; i < problem.arguments().size(); i++) {
            text = text.replace("{" + i + "}", problem.arguments().get(i));
        }
        return text;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "problems",
                locale,
                Words.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
