package org.muster.notice.task;

import java.util.List;
import java.util.Map;

import org.muster.platform.testing.EveryEndpointRefuses;

import static org.muster.notice.document.NoticeFixture.as;

/** Tasks of a notice. */
public final class KnownTasks {

    private static final String SOCIETY = "XH-210000-YYX";

    private KnownTasks() {}

    public static String know(EveryEndpointRefuses every, String issued, String title) {
        every.heldBy(SOCIETY);
        String task = as("yyx-clerk")
                .queryParam("source", issued)
                .get("/api/tasks")
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
        every.showsOnlyOwn("GET /api/tasks", request -> request.queryParam("source", issued), List.of(title, task));
        every.refuses("GET /api/tasks/{id}", task);
        every.refuses("GET /api/tasks/{id}/state", task);
        every.refuses("POST /api/tasks/{id}/progress", Map.of("text", "正在办理"), task);
        every.refuses("POST /api/tasks/{id}/completion", Map.of("result", "已办结"), task);
        work(every, task);
        return task;
    }

    private static void work(EveryEndpointRefuses every, String task) {
        every.refuses("GET /api/tasks/{id}/returns", task);
        every.refuses("POST /api/tasks/{id}/returns", Map.of("organisation", SOCIETY, "reason", "请补充材料"), task);
        every.refuses("GET /api/tasks/{id}/assignment", task);
        every.refuses(
                "PUT /api/tasks/{id}/assignment",
                request -> request.header("If-Match", "*").body(Map.of("person", "赵明")),
                task);
        every.refusesFiles("/api/tasks/{id}/evidence", "file", as("yyx-clerk"), task);
    }
}
