package org.muster.gateway.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    @Test
    void sayTheSameInBothLanguages() throws IOException {
        Properties chinese = words("zh");
        Properties english = words("en");

        assertThat(chinese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : chinese.stringPropertyNames()) {
            String other = key.endsWith(".title") ? key.replace(".title", ".detail") : key.replace(".detail", ".title");
            assertThat(chinese).containsKey(other);
            for (String argument : new String[] {"{0}", "{1}"}) {
                assertThat(chinese.getProperty(key).contains(argument))
                        .as(key + " " + argument)
                        .isEqualTo(english.getProperty(key).contains(argument));
            }
        }
    }

    @Test
    void areChineseUnlessEnglishIsPreferred() {
        assertThat(Words.preferred(null)).isEqualTo(Locale.CHINESE);
        assertThat(Words.preferred("fr, de;q=0.5")).isEqualTo(Locale.CHINESE);
        assertThat(Words.preferred("zh-TW, en;q=0.9")).isEqualTo(Locale.CHINESE);
        assertThat(Words.preferred("en-US")).isEqualTo(Locale.ENGLISH);
        assertThat(Words.preferred("fr, en;q=0.9, zh;q=0.1")).isEqualTo(Locale.ENGLISH);
        assertThat(Words.preferred("*")).isEqualTo(Locale.CHINESE);
        assertThat(Words.preferred(";;;q=9")).isEqualTo(Locale.CHINESE);
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (var reader = new InputStreamReader(
                WordsTest.class.getResourceAsStream("/problems_" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(reader);
        }
        return words;
    }
}
