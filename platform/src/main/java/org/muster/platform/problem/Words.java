package org.muster.platform.problem;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The texts of problems, Chinese unless English is preferred. A service's own bundle comes before the platform's. */
public final class Words {

    private static final List<String> BUNDLES = List.of("problems", "platform-problems");

    private Words() {}

    public static Locale preferred(List<Locale> accepted) {
        for (Locale locale : accepted) {
            if (locale.getLanguage().equals("en")) {
                return Locale.ENGLISH;
            }
            if (locale.getLanguage().equals("zh")) {
                break;
            }
        }
        return Locale.CHINESE;
    }

    static String title(String slug, Locale locale) {
        return find(BUNDLES, slug + ".title", locale, slug);
    }

    static String detail(String slug, Locale locale, Object... arguments) {
        String text = find(BUNDLES, slug + ".detail", locale, "");
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    /** @param bundles asked in this order */
    public static String find(List<String> bundles, String key, Locale locale, String otherwise) {
        for (String bundle : bundles) {
            try {
                return ResourceBundle.getBundle(
                                bundle,
                                locale,
                                Thread.currentThread().getContextClassLoader(),
                                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                        .getString(key);
            } catch (MissingResourceException e) {
                // the next bundle may have it
            }
        }
        return otherwise;
    }
}
