package org.muster.notice.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;

@QuarkusTest
class ArchiveResourceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void holdsTheOriginalEveryForwardAndWhatBecameOfThem() throws Exception {
        String original = drafted();
        issue(original, "ln-drafter", "ln-issuer");
        String forward = forward("yyx-issuer", original, below("XH-210000-YYX"));
        issue(forward, "yyx-issuer", "yyx-issuer");
        as("yyx-clerk").post("/api/inbox/{id}/signature", original).then().statusCode(200);
        as("dw1-clerk").body(Map.of("text", "已办理，\"全部\"到位")).post("/api/inbox/{id}/reply", forward);
        as("dw2-clerk").body(Map.of("reason", "不属我单位")).post("/api/inbox/{id}/return", forward);
        complete("yyx-clerk", original, "值班表已建立");

        Map<String, byte[]> files = unpacked("ln-issuer", original);

        String first = folderOf(files, original);
        String second = folderOf(files, forward);
        assertThat(first).startsWith("documents/001-").isLessThan(second);
        assertThat(files).containsKeys(first + "document.pdf", second + "document.pdf", first + "text.txt");
        assertThat(new String(files.get(first + "attachments/01-list.txt"), StandardCharsets.UTF_8))
                .isEqualTo("名单");
        assertThat(text(files, first + "handling/recipients.csv"))
                .containsPattern("XH-210000-YYX,[^,]+,主送,.+,SIGNED,")
                .containsPattern("XH-210000-NX,[^,]+,主送,,,,,,,,,");
        assertThat(text(files, second + "handling/recipients.csv"))
                .contains("\"已办理，\"\"全部\"\"到位\"")
                .contains("RETURNED")
                .contains("不属我单位");
        assertThat(text(files, first + "handling/task-results.csv")).contains("XH-210000-YYX", "值班表已建立");
        assertThat(text(files, first + "handling/steps.csv")).contains("DRAFTED", "ISSUED");
        assertThat(as("ln-issuer")
                        .accept("*/*")
                        .get("/api/notices/{id}/document.pdf", original)
                        .asByteArray())
                .isEqualTo(files.get(first + "document.pdf"));
    }

    @Test
    void verifiesOffline() throws Exception {
        String original = drafted();
        issue(original, "ln-drafter", "ln-issuer");
        String forward = forward("yyx-issuer", original, below("XH-210000-YYX"));
        issue(forward, "yyx-issuer", "yyx-issuer");
        Map<String, byte[]> files = unpacked("ln-issuer", original);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }

        assertThat(check()).isZero();
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(manifest.path("algorithm").asText()).isEqualTo("SHA-256");
        assertThat(text(files, "SHA256SUMS").lines()).hasSize(files.size() - 1);
        for (JsonNode document : manifest.path("documents")) {
            byte[] content = files.get(document.path("folder").asText() + "content.json");
            assertThat(sha256(content)).isEqualTo(document.path("sha256").asText());
        }
        // the forward's own text names what it forwards by its digest
        JsonNode content = JSON.readTree(files.get(folderOf(files, forward) + "content.json"));
        assertThat(content.path("forwards").path("sha256").asText())
                .isEqualTo(sha256(files.get(folderOf(files, original) + "content.json")));

        Files.writeString(folder.resolve(folderOf(files, original) + "content.json"), "changed");
        assertThat(check()).isNotZero();
    }

    @Test
    void leavesOutWhatOthersDidWithTheDocumentItCarriesOn() throws Exception {
        String original = aNoticeOfJiangsu()
                .to(organisation("KX-210000"), organisation("KX-210200"))
                .issued();
        String forward = forward("ln-drafter", original, organisation("KX-210100"));
        issue(forward, "ln-drafter", "ln-issuer");

        Map<String, byte[]> files = unpacked("ln-issuer", forward);

        String first = folderOf(files, original);
        assertThat(files).containsKey(first + "document.pdf");
        assertThat(files.keySet()).noneMatch(name -> name.startsWith(first + "handling/"));
        assertThat(files).containsKey(folderOf(files, forward) + "handling/recipients.csv");
    }

    @Test
    void saysWhatEnded() throws Exception {
        String id = aNotice().issued();
        as("ln-issuer").body(Map.of("reason", "热线号码有误")).post("/api/notices/{id}/revocation", id);

        JsonNode manifest = JSON.readTree(unpacked("ln-clerk", id).get("manifest.json"));

        assertThat(manifest.path("documents")
                        .path(0)
                        .path("ending")
                        .path("kind")
                        .asText())
                .isEqualTo("REVOKED");
    }

    @Test
    void isRefusedToThoseWhoMayNotSeeTheWhole() {
        String id = aNotice().issued();

        get(nobody(), id).then().statusCode(401);
        get(as("auditor"), id).then().statusCode(403);
        get(as("ln-drafter"), id).then().statusCode(403);
        get(as("js-all"), id).then().statusCode(404);
        get(as("dw1-clerk"), id).then().statusCode(404);
        // a recipient sees only its part
        get(as("yyx-clerk"), id).then().statusCode(403).body("type", equalTo("/problems/archive-of-issuer"));
    }

    @Test
    void isMadeOnlyOfIssuedNotices() {
        get(as("ln-issuer"), aNotice().drafted())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/notice-not-issued"));
    }

    private static String drafted() {
        String id = aNotice()
                .with("tasks", List.of(Map.of("number", 1, "text", "建立网上值班制度")))
                .drafted();
        as("ln-drafter")
                .contentType(ContentType.MULTIPART)
                .multiPart("file", "list.txt", "名单".getBytes(StandardCharsets.UTF_8), "text/plain")
                .post("/api/notices/{id}/attachments", id)
                .then()
                .statusCode(201);
        return id;
    }

    private static void complete(String user, String source, String result) {
        String task = as(user).get("/api/tasks?limit=200")
                .jsonPath()
                .getString("find { it.sourceId == '%s' }.id".formatted(source));
        as(user).body(Map.of("result", result))
                .post("/api/tasks/{id}/completion", task)
                .then()
                .statusCode(200);
    }

    private int check() throws IOException, InterruptedException {
        Process check = new ProcessBuilder("sha256sum", "-c", "--strict", "SHA256SUMS")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return check.exitValue();
    }

    private static Response get(RequestSpecification caller, String id) {
        return caller.accept("*/*").get("/api/notices/{id}/archive", id);
    }

    private static Map<String, byte[]> unpacked(String user, String id) throws IOException {
        Response answer = get(as(user), id);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/zip");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.asByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String folderOf(Map<String, byte[]> files, String id) throws IOException {
        for (JsonNode document : JSON.readTree(files.get("manifest.json")).path("documents")) {
            if (document.path("id").asText().equals(id)) {
                return document.path("folder").asText();
            }
        }
        throw new AssertionError(id + " is not in the package");
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
