package org.muster.notice.urging.delivery;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** An urging in words: what is owed, to whom, by when, why one is reminded, and that it stops by itself. */
record Letter(String subject, String body) {

    private static final int SUBJECT = 120;

    /** @param link where to open it; null for none */
    static Letter of(Message message, String link, ZoneId zone) {
        List<String> lines = new ArrayList<>(
                List.of(message.organisationName() + "：", "", asked(message) + "：", "", "    " + message.what(), ""));
        if (message.dueAt() != null) {
            lines.add("时限：" + shown(message.dueAt(), zone));
        } else if (message.dueOn() != null || message.dueText() != null) {
            lines.add("时限：" + (message.dueOn() == null ? message.dueText() : message.dueOn()));
        }
        if (message.text() != null) {
            lines.add("附言：" + message.text());
        }
        lines.add("催办原因：" + reason(message, zone));
        if (link != null) {
            lines.add("办理：" + link);
        }
        lines.addAll(List.of("", "办理后催办自动停止。不希望收到邮件，可由本单位在平台上关闭。"));
        String subject = "【催办】" + message.what();
        return new Letter(
                subject.length() <= SUBJECT ? subject : subject.substring(0, SUBJECT - 1) + "…",
                String.join("\n", lines));
    }

    private static String asked(Message message) {
        String from = message.askedBy() == null ? "" : message.askedBy();
        return switch (message.kind()) {
            case "REPORT" -> "下列报告尚未收到";
            case "TASK" -> "下列任务尚未办结";
            case "NOTICE" -> from + "的下列通知贵单位尚未签收" + (message.urgency() == null ? "" : "（" + message.urgency() + "）");
            case "SILENCE" -> "贵单位下属有 " + message.silent() + " 个单位尚未签收" + from + "的下列通知，请予督促";
            case "REPLY" -> from + "要求答复下列通知，贵单位尚未答复";
            case "FORWARD" -> from + "要求将下列通知转发至下属单位，贵单位尚未转发";
            default -> "下列事项尚未办理";
        };
    }

    private static String reason(Message message, ZoneId zone) {
        return message.automatic()
                ? "截至 " + shown(message.deliveredAt(), zone) + " 尚未办理，平台第 " + message.step() + " 次自动提醒"
                : message.byName() + " 于 " + shown(message.deliveredAt(), zone) + " 催办";
    }

    private static String shown(Instant moment, ZoneId zone) {
        LocalDateTime time = LocalDateTime.ofInstant(moment, zone).truncatedTo(ChronoUnit.MINUTES);
        return time.toLocalDate() + " " + time.toLocalTime();
    }
}
