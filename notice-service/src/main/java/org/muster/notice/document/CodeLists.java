package org.muster.notice.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.muster.platform.problem.ProblemException;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What the regulations list about official documents.
 *
 * @param types 公文种类, each with the direction it goes
 * @param urgencies 紧急程度 of documents
 * @param telegramUrgencies of telegrams
 * @param secrecies 密级
 * @param endings 撤销 and 废止 with what they mean
 */
record CodeLists(
        Map<String, String> types,
        List<String> urgencies,
        List<String> telegramUrgencies,
        List<String> secrecies,
        Map<String, String> endings) {

    private static final CodeLists SHIPPED = read();
    private static final String UPWARD = "上行";

    /** 秘密★1年, or the word alone on its line. */
    private static final Pattern CLASSIFIED =
            Pattern.compile("(?m)(?:%1$s)[\\s\\u3000]*★|^[\\s\\u3000]*(?:%1$s)[\\s\\u3000]*$"
                    .formatted(String.join("|", SHIPPED.secrecies)));

    /** @throws ProblemException 422 for anything but one of the fifteen types */
    static String requireType(String type) {
        if (!SHIPPED.types.containsKey(type)) {
            throw ProblemException.unprocessable(
                    "unknown-document-type", type, String.join("、", SHIPPED.types.keySet()));
        }
        return type;
    }

    /** @throws ProblemException 422 for an unknown degree; null is a document that is not urgent */
    static String requireUrgency(String urgency, boolean telegram) {
        List<String> known = telegram ? SHIPPED.telegramUrgencies : SHIPPED.urgencies;
        if (urgency != null && !known.contains(urgency)) {
            throw ProblemException.unprocessable("unknown-urgency", urgency, String.join("、", known));
        }
        return urgency;
    }

    /** Whether documents of this type go to superiors only (上行文). */
    static boolean upward(String type) {
        return UPWARD.equals(SHIPPED.types.get(type));
    }

    /** @throws ProblemException 422 for a text that bears a degree of secrecy (密级): it must never enter this platform */
    static void refuseClassified(String text) {
        Matcher marked = CLASSIFIED.matcher(text == null ? "" : text);
        if (marked.find()) {
            throw ProblemException.unprocessable("classified", marked.group().strip());
        }
    }

    private static CodeLists read() {
        try (InputStream in = CodeLists.class.getResourceAsStream("/codelists/documents.json")) {
            return new ObjectMapper().readValue(in, CodeLists.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
