package org.muster.expert.testing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A synthetic expert, complete unless told otherwise: a physician from 沈阳, free for the next year. */
public final class AnExpert {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Map<String, Object> profile = new LinkedHashMap<>();

    private AnExpert() {
        int number = NUMBER.incrementAndGet();
        profile.put("name", "专家" + number + "（合成）");
        profile.put("organisation", "KX-210000");
        profile.put("reference", "T-" + number);
        profile.put("employer", "合成医院" + number);
        profile.put("titleCode", "231");
        profile.put("mainDiscipline", "32024");
        profile.put("divisionCode", "210102");
        profile.put("remote", true);
        profile.put("available", List.of(window(LocalDate.now(), LocalDate.now().plusYears(1))));
        profile.put("status", "ACTIVE");
        profile.put(
                "consent",
                Map.of(
                        "basis",
                        "CONSENT",
                        "purpose",
                        "应急专家储备",
                        "until",
                        LocalDate.now().plusYears(2).toString()));
        profile.put("contact", Map.of("phone", "024-0000" + number, "email", "expert" + number + "@example.org"));
        profile.put("synthetic", true);
    }

    public static AnExpert who() {
        return new AnExpert();
    }

    public static Map<String, String> window(LocalDate startOn, LocalDate endOn) {
        return Map.of("startOn", startOn.toString(), "endOn", endOn.toString());
    }

    public AnExpert with(String field, Object value) {
        profile.put(field, value);
        return this;
    }

    public AnExpert without(String... fields) {
        for (String field : fields) {
            profile.remove(field);
        }
        return this;
    }

    public Map<String, Object> json() {
        return profile;
    }

    /** @return the id */
    public String inThePool() {
        return As.manager()
                .body(profile)
                .post("/api/experts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Gives the profile of a login, made the first time. @return the id */
    public static String behind(String username) {
        String found = As.user(username).get("/api/experts/me").then().extract().path("id");
        return found != null ? found : who().with("username", username).inThePool();
    }

    /** The people behind the logins are the same in every test, so each test frees them first. @return the id */
    public static String free(String username) {
        String expert = behind(username);
        Rows.change("update engagement set state = 'RELEASED' where expert = ?::uuid", expert);
        return expert;
    }
}
