package org.muster.bench;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The drafter and the issuer of 辽宁省科协, who write to the whole country. */
final class NoticeDesk {

    private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
    private static final String BODY = "各级科协组织要迅速响应，做好应急科普与人员排查，每日报告。".repeat(30);

    private final RunningService service;

    NoticeDesk(RunningService service) {
        this.service = service;
    }

    /** @param depth how many levels below the root; 4 are the townships, 6 is everybody. @return the approved notice's id */
    String approved(String title, int depth) throws Exception {
        return approved(title, "KX-000000", depth);
    }

    String approved(String title, String below, int depth) throws Exception {
        return approved(title, below, depth, "");
    }

    private String approved(String title, String below, int depth, String urgency) throws Exception {
        String draft = post("ln-drafter", "/api/notices", """
                {"issuerMark":"辽科协发","type":"通知","title":"%s","body":"%s","urgency":"%s",
                "to":[{"below":"%s","depth":%d}]}""".formatted(title, BODY, urgency, below, depth));
        Matcher id = ID.matcher(draft);
        if (!id.find()) {
            throw new IllegalStateException(draft);
        }
        post("ln-drafter", "/api/notices/" + id.group(1) + "/submission", "");
        post("ln-issuer", "/api/notices/" + id.group(1) + "/approval", "");
        return id.group(1);
    }

    /** @return the answer */
    String issue(String id) throws Exception {
        return post("ln-issuer", "/api/notices/" + id + "/issue", "");
    }

    String issued(String title, int depth) throws Exception {
        String id = approved(title, depth);
        issue(id);
        return id;
    }

    String issued(String title, int depth, String urgency) throws Exception {
        String id = approved(title, "KX-000000", depth, urgency);
        issue(id);
        return id;
    }

    private String post(String user, String path, String body) throws Exception {
        return service.post(user, path, "application/json", BodyPublishers.ofString(body));
    }
}
