package org.muster.expert.language;

import java.util.Locale;
import java.util.ResourceBundle;

import jakarta.ws.rs.core.HttpHeaders;

import org.muster.platform.problem.Problems;

/** Phrases from {@code phrases_zh.properties} and {@code phrases_en.properties}: Chinese unless English is preferred. */
public final class Phrases {

    private final ResourceBundle bundle;

    private Phrases(Locale locale) {
        bundle = ResourceBundle.getBundle(
                "phrases",
                locale,
                Phrases.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public static Phrases preferredBy(HttpHeaders headers) {
        return in(Problems.language(headers.getAcceptableLanguages()));
    }

    public static Phrases in(Locale locale) {
        return new Phrases(locale);
    }

    public String say(String key, Object... arguments) {
        String phrase = bundle.getString(key);
        for (int i = 0; i < arguments.length; i++) {
            phrase = phrase.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return phrase;
    }
}
