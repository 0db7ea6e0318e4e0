package org.muster.journeys.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the READMEs tell a newcomer to read is there. */
class ReadmeTest {

    private static final Path ROOT = Path.of(System.getProperty("muster.root"));
    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+)`");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "README.zh-CN.md"})
    void namesClassesThatExist(String readme) throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher matcher = CLASS.matcher(Files.readString(ROOT.resolve(readme)));
        while (matcher.find()) {
            named.add(matcher.group(1));
        }
        assertThat(classes()).containsAll(named).isNotEmpty();
        assertThat(named).contains("NoticeResource");
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files =
                Files.find(ROOT, 16, (file, attributes) -> file.toString().endsWith(".java"))) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
