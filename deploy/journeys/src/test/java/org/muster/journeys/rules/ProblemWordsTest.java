package org.muster.journeys.rules;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every problem a service can answer has a title and a sentence in both languages. */
class ProblemWordsTest {

    private static final Pattern SLUG = Pattern.compile(
            "ProblemException\\s*\\.\\s*(?:badRequest|forbidden|conflict|unprocessable)\\(\\s*\"([a-z0-9-]+)\""
                    + "|new ProblemException\\(\\s*\\d+,\\s*\"([a-z0-9-]+)\"");

    @Test
    void standInBothLanguages() {
        List<String> missing = new ArrayList<>();
        for (String service : Code.SERVICES) {
            Path module = Code.service(service);
            for (String language : List.of("zh", "en")) {
                Properties words = words(module, language);
                slugs(module).stream()
                        .filter(slug -> words.getProperty(slug + ".title") == null
                                || words.getProperty(slug + ".detail") == null)
                        .forEach(slug -> missing.add(service + " " + language + " " + slug));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noticeASlugWithoutWords() {
        Matcher matcher = SLUG.matcher("throw ProblemException.conflict(\n    \"never-worded\", id);");
        assertThat(matcher.find()).isTrue();
        assertThat(words(Code.service("notice"), "zh").getProperty(matcher.group(1) + ".title"))
                .isNull();
    }

    private static Set<String> slugs(Path module) {
        Set<String> slugs = new TreeSet<>();
        Code.sources(module).map(Code::text).forEach(source -> {
            Matcher matcher = SLUG.matcher(source);
            while (matcher.find()) {
                slugs.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
            }
        });
        return slugs;
    }

    private static Properties words(Path module, String language) {
        Properties words = new Properties();
        Path platform = module.resolveSibling("platform");
        for (Path file : List.of(
                platform.resolve("src/main/resources/platform-problems_" + language + ".properties"),
                module.resolve("src/main/resources/problems_" + language + ".properties"))) {
            if (Files.exists(file)) {
                try {
                    words.load(new StringReader(Code.text(file)));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        return words;
    }
}
