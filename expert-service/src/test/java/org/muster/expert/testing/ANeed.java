package org.muster.expert.testing;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A need of a member unit for two physicians, from tomorrow for ten days, from afar. */
public final class ANeed {

    private final Map<String, Object> need = new LinkedHashMap<>();

    private ANeed() {
        need.put("title", "呼吸科医师远程会诊");
        need.put("description", "收治病人增多，需要呼吸内科专家远程会诊。");
        need.put("organisation", "DW-YYX-1");
        need.put("disciplines", List.of("32024"));
        need.put("divisionCode", "210100");
        need.put("seats", 2);
        need.put("startOn", tomorrow().toString());
        need.put("endOn", tomorrow().plusDays(9).toString());
    }

    public static LocalDate tomorrow() {
        return LocalDate.now().plusDays(1);
    }

    public static ANeed with(String field, Object value) {
        return new ANeed().and(field, value);
    }

    public static ANeed usual() {
        return new ANeed();
    }

    public ANeed and(String field, Object value) {
        need.put(field, value);
        return this;
    }

    public ANeed from(LocalDate startOn, LocalDate endOn) {
        return and("startOn", startOn.toString()).and("endOn", endOn.toString());
    }

    public ANeed without(String field) {
        need.remove(field);
        return this;
    }

    public Map<String, Object> json() {
        return need;
    }

    /** @return the id */
    public String submitted() {
        return As.manager()
                .body(need)
                .post("/api/needs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** @return the id */
    public String open() {
        String id = submitted();
        As.manager().body("{}").post("/api/needs/" + id + "/validation").then().statusCode(200);
        return id;
    }
}
