package org.muster.notice.cap;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One CAP message, with the elements that Muster writes or reads.
 *
 * @param restriction for a restricted scope; null otherwise
 * @param note why it is cancelled or returned; null for none
 * @param references earlier messages that it takes the place of or answers
 * @param incidents what connects messages about one thing; null for none
 * @param infos several when it is said in several languages; none in an answer
 */
public record CapMessage(
        Reference self,
        Status status,
        MsgType msgType,
        Scope scope,
        String restriction,
        String note,
        List<Reference> references,
        String incidents,
        List<Info> infos) {

    /** Names as the standard spells them. */
    public enum Status {
        Actual,
        Exercise,
        System,
        Test,
        Draft;

        public static Status of(boolean drill) {
            return drill ? Exercise : Actual;
        }
    }

    public enum MsgType {
        Alert,
        Update,
        Cancel,
        Ack,
        Error
    }

    public enum Scope {
        Public,
        Restricted,
        Private
    }

    /** What identifies a message anywhere. */
    public record Reference(String sender, String identifier, Instant sent) {

        private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
        private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

        /** CAP knows whole seconds. */
        public Reference {
            sent = sent.truncatedTo(ChronoUnit.SECONDS);
        }

        /** @param text sender,identifier,sent */
        static Reference read(String text) {
            String[] parts = text.split(",");
            return new Reference(
                    parts[0], parts[1], OffsetDateTime.parse(parts[2]).toInstant());
        }

        @Override
        public String toString() {
            return sender + "," + identifier + "," + moment(sent);
        }

        /** The clock of Shanghai with its offset written out. */
        static String moment(Instant at) {
            return at.atZone(SHANGHAI).format(MOMENT);
        }
    }

    /** @param expires null for an open end @param parameters and @param areas may be empty */
    public record Info(
            String language,
            List<String> categories,
            String event,
            List<String> responseTypes,
            String urgency,
            String severity,
            String certainty,
            Instant effective,
            Instant onset,
            Instant expires,
            String senderName,
            String headline,
            String description,
            String instruction,
            String contact,
            List<NamedValue> parameters,
            List<Area> areas) {}

    public record NamedValue(String name, String value) {}

    /** @param divisions codes of GB/T 2260 */
    public record Area(String description, List<String> divisions) {}

    public boolean exercise() {
        return status == Status.Exercise;
    }
}
