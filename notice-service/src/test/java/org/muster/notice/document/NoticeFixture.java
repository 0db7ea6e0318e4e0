package org.muster.notice.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.jdbi.v3.core.Jdbi;
import org.muster.station.testing.Tokens;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** A notice as a drafter would send it, of 辽宁省科协 to its societies unless told otherwise. */
public final class NoticeFixture {

    private final Map<String, Object> body = new HashMap<>();
    private String drafter = "ln-drafter";
    private String issuer = "ln-issuer";

    private NoticeFixture() {}

    public static NoticeFixture aNotice() {
        NoticeFixture notice = new NoticeFixture();
        notice.body.put("issuerMark", freshMark());
        notice.body.put("type", "通知");
        notice.body.put("title", "关于做好新型冠状病毒感染的肺炎疫情防控工作的通知");
        notice.body.put("body", "各省级学会（协会、研究会）：特通知如下。");
        return notice.to(societiesBelow("KX-210000"));
    }

    /** Of 辽宁省医疗保险研究会 to its member units. */
    public static NoticeFixture aNoticeOfTheSociety() {
        NoticeFixture notice = aNotice().to(below("XH-210000-YYX"));
        notice.drafter = "yyx-issuer";
        notice.issuer = "yyx-issuer";
        return notice;
    }

    public static NoticeFixture aNoticeOfJiangsu() {
        NoticeFixture notice = aNotice().to(societiesBelow("KX-320000"));
        notice.drafter = "js-issuer";
        notice.issuer = "js-issuer";
        return notice;
    }

    public NoticeFixture with(String field, Object value) {
        body.put(field, value);
        return this;
    }

    public NoticeFixture without(String field) {
        body.remove(field);
        return this;
    }

    public NoticeFixture to(Map<String, ?>... selectors) {
        return with("to", List.of(selectors));
    }

    public NoticeFixture cc(Map<String, ?>... selectors) {
        return with("cc", List.of(selectors));
    }

    public Map<String, Object> body() {
        return body;
    }

    /** @return its id */
    public String drafted() {
        return as(drafter)
                .body(body)
                .post("/api/notices")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** @return its id */
    public String approved() {
        String id = drafted();
        approve(id, drafter, issuer);
        return id;
    }

    /** @return its id */
    public String issued() {
        String id = drafted();
        issue(id, drafter, issuer);
        return id;
    }

    public static void approve(String id, String drafter, String issuer) {
        as(drafter).post("/api/notices/{id}/submission", id).then().statusCode(200);
        as(issuer).post("/api/notices/{id}/approval", id).then().statusCode(200);
    }

    /** @return the number */
    public static String issue(String id, String drafter, String issuer) {
        approve(id, drafter, issuer);
        return as(issuer)
                .post("/api/notices/{id}/issue", id)
                .then()
                .statusCode(200)
                .extract()
                .path("number");
    }

    /** A draft that carries the notice on. @return its id */
    public static String forward(String user, String notice, Map<String, ?>... to) {
        return as(user).body(Map.of("issuerMark", freshMark(), "to", List.of(to)))
                .post("/api/notices/{id}/forwards", notice)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static Map<String, ?> organisation(String code) {
        return Map.of("organisation", code);
    }

    public static Map<String, ?> below(String code) {
        return Map.of("below", code);
    }

    public static Map<String, ?> societiesBelow(String code) {
        return Map.of("below", code, "kinds", List.of("SOCIETY"));
    }

    public static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }

    public static RequestSpecification nobody() {
        return given().contentType(ContentType.JSON);
    }

    /** One that no other test uses. */
    public static String freshMark() {
        List<String> characters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            characters.add(Character.toString(ThreadLocalRandom.current().nextInt(0x4e00, 0x9fa0)));
        }
        return String.join("", characters);
    }

    /** How many steps organisations have taken with it. */
    public static int receipts(Jdbi jdbi, String notice) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from receipt where notice = ?")
                .bind(0, UUID.fromString(notice))
                .mapTo(Integer.class)
                .one());
    }
}
