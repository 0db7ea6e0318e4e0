package org.muster.outreach.texts;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts in {@code texts_zh.properties} and {@code texts_en.properties}. A missing one is a bug and fails. */
public final class Texts {

    private Texts() {}

    /** @param language as {@link org.muster.platform.problem.Problems#language} tells */
    public static String of(String key, Locale language, Object... arguments) {
        String pattern = ResourceBundle.getBundle(
                        "texts",
                        language,
                        Thread.currentThread().getContextClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                .getString(key);
        return new MessageFormat(pattern, language).format(arguments);
    }
}
