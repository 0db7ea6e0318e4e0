package org.muster.notice.alert;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.restassured.response.Response;

import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** A CAP message of the province's weather service, as it might come from outside. */
public final class AlertFixture {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private static final List<String> ORDER = List.of(
            "identifier",
            "sender",
            "sent",
            "status",
            "msgType",
            "scope",
            "references",
            "language",
            "category",
            "event",
            "responseType",
            "urgency",
            "severity",
            "certainty",
            "expires",
            "senderName",
            "headline");

    private final Map<String, String> head = new HashMap<>();
    private final Map<String, String> info = new HashMap<>();
    private String parameters = "";
    private String geocodes = geocode("GB/T 2260", "210000");
    private String doctype = "";
    private boolean silent;

    private AlertFixture(String type) {
        head.put("identifier", unique("21000041600000_"));
        head.put("sender", "ln-weather@example.org");
        head.put("sent", moment(Instant.now().minus(1, ChronoUnit.HOURS)));
        head.put("status", "Actual");
        head.put("msgType", type);
        head.put("scope", "Public");
        info.put("language", "zh-CN");
        info.put("category", "Met");
        info.put("event", "暴雨");
        info.put("urgency", "Immediate");
        info.put("severity", "Severe");
        info.put("certainty", "Observed");
        info.put("senderName", "辽宁省气象台");
        info.put("headline", "辽宁省气象台发布暴雨预警");
    }

    public static AlertFixture anAlert() {
        return new AlertFixture("Alert");
    }

    /** Later than what it takes the place of. @param type Update or Cancel */
    public static AlertFixture after(AlertFixture earlier, String type) {
        AlertFixture later =
                new AlertFixture(type).head("sent", moment(Instant.now().minus(30, ChronoUnit.MINUTES)));
        return later.head("references", earlier.reference());
    }

    public AlertFixture head(String element, String value) {
        head.put(element, value);
        return this;
    }

    /** @param value null to leave it out */
    public AlertFixture info(String element, String value) {
        info.put(element, value);
        return this;
    }

    public AlertFixture parameter(String name, String value) {
        parameters += "<parameter><valueName>" + name + "</valueName><value>" + value + "</value></parameter>";
        return this;
    }

    public AlertFixture forDivision(String code) {
        geocodes = geocode("GB/T2260", code);
        return this;
    }

    public AlertFixture withoutInfo() {
        silent = true;
        return this;
    }

    public AlertFixture doctype(String text) {
        doctype = text;
        return this;
    }

    public String reference() {
        return head.get("sender") + "," + head.get("identifier") + "," + head.get("sent");
    }

    public String identifier() {
        return head.get("identifier");
    }

    public String xml() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + doctype
                + "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n");
        elements(xml, head);
        if (!silent) {
            xml.append("<info>\n");
            elements(xml, info);
            xml.append(parameters)
                    .append("<area><areaDesc>辽宁省</areaDesc>")
                    .append(geocodes)
                    .append("</area>\n</info>\n");
        }
        return xml.append("</alert>").toString();
    }

    public Response sentBy(String user) {
        return as(user).contentType("application/cap+xml").body(bytes()).post("/api/alerts");
    }

    /** @return its id */
    public String takenInBy(String user) {
        return sentBy(user).then().statusCode(201).extract().path("id");
    }

    public byte[] bytes() {
        return xml().getBytes(StandardCharsets.UTF_8);
    }

    private static void elements(StringBuilder xml, Map<String, String> values) {
        for (String name : ORDER) {
            if (values.get(name) != null) {
                xml.append("<" + name + ">" + values.get(name) + "</" + name + ">\n");
            }
        }
    }

    private static String geocode(String name, String code) {
        return "<geocode><valueName>" + name + "</valueName><value>" + code + "</value></geocode>";
    }

    static String moment(Instant at) {
        return at.atZone(ZoneId.of("Asia/Shanghai")).format(MOMENT);
    }
}
