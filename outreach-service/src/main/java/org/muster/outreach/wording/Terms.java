package org.muster.outreach.wording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The word lists beside this package. Longer words come before shorter ones that they contain. */
final class Terms {

    private Terms() {}

    static List<String> words(String file) {
        return lines(file).toList();
    }

    /** The rows of a table of two columns. */
    static List<String[]> pairs(String file) {
        return lines(file).skip(1).map(line -> line.split(",", 2)).toList();
    }

    static Pattern anyOf(List<String> words) {
        return Pattern.compile(words.stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    private static Stream<String> lines(String file) {
        try (InputStream in = Terms.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
