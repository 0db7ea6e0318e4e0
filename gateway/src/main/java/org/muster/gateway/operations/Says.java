package org.muster.gateway.operations;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The gateway's own words for operators; each service brings its own. */
final class Says {

    private static final Map<Locale, ResourceBundle> BUNDLES =
            Map.of(Locale.CHINESE, bundle(Locale.CHINESE), Locale.ENGLISH, bundle(Locale.ENGLISH));

    private Says() {}

    static String words(String key, Locale language, Object... arguments) {
        String text = BUNDLES.get(language).getString(key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return text;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "operations",
                locale,
                Says.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
