package org.muster.notice.print;

import java.awt.image.BufferedImage;
import java.net.URI;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.document.RealNotice;
import org.muster.notice.print.PrintedPages.Line;
import org.muster.platform.testing.TreeFixture;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;

@QuarkusTest
class DocumentResourceTest {

    private static final double LEFT = 28;
    private static final double RIGHT = 28 + 156;
    private static final double TOP = 37;
    private static final double BOTTOM = 37 + 225;
    private static final double CHARACTER = 156.0 / 28;
    private static final double LINE = 225.0 / 22;
    private static final double SIZE_4 = 14 * 25.4 / 72;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void laysTheRealNoticeOutInTheMillimetresOfTheStandard() {
        RealNotice real = RealNotice.read();
        PrintedPages pages = printed("yyx-clerk", real.issued());

        assertThat(pages.widthMm()).isEqualTo(210, within(0.1));
        assertThat(pages.heightMm()).isEqualTo(297, within(0.1));
        Line mark = pages.line(1, "辽宁省科学技术协会文件");
        assertThat(firstRedRow(pages.image(1)) / 10.0).isEqualTo(TOP + 35, within(1.0));
        assertThat(middle(mark)).isEqualTo((LEFT + RIGHT) / 2, within(0.5));
        Line title = pages.line(1, "关于做好");
        assertThat(title.sizePt()).isEqualTo(22.0, within(1.0));
        Line addressee = pages.line(1, "各省级学会");
        assertThat(addressee.text()).isEqualTo("各省级学会（协会、研究会）：");
        assertThat(addressee.left()).isEqualTo(LEFT, within(0.3));
        Line body = pages.line(1, "为坚定不移");
        assertThat(body.left()).isEqualTo(LEFT + 2 * CHARACTER, within(0.5));
        assertThat(body.sizePt()).isEqualTo(16.0, within(1.0));

        List<Line> full = bodyLines(pages, 2);
        assertThat(full).hasSize(22);
        assertThat(full.get(21).baseline() - full.get(0).baseline()).isEqualTo(21 * LINE, within(0.5));
        assertThat(full.get(0).baseline()).isBetween(TOP, TOP + LINE);
        assertThat(full.get(21).baseline()).isBetween(BOTTOM - LINE, BOTTOM);
        assertThat(full).allSatisfy(line -> {
            assertThat(line.left()).isGreaterThan(LEFT - 0.3);
            assertThat(line.right()).isLessThan(RIGHT + 0.3);
        });
        assertThat(full).anySatisfy(line -> assertThat(line.text()).hasSize(28));
    }

    @Test
    void drawsARedRuleAsWideAsTheTextFourMillimetresBelowTheNumber() {
        PrintedPages pages = printed("yyx-clerk", RealNotice.read().issued());
        BufferedImage image = pages.image(1);
        Line number = numberLine(pages);

        List<Integer> rows = IntStream.range(0, image.getHeight())
                .filter(y -> IntStream.range(290, 1830).allMatch(x -> red(image.getRGB(x, y))))
                .boxed()
                .toList();

        assertThat(rows).isNotEmpty();
        double rule = rows.get(0) / 10.0;
        // the number ends about 0.12 of its size below its baseline
        assertThat(rule - (number.baseline() + 0.12 * 16 * 25.4 / 72)).isEqualTo(4.0, within(0.8));
        int y = rows.get(0);
        assertThat(edge(image.getWidth(), x -> red(image.getRGB(x, y)))).isEqualTo(LEFT, within(0.3));
        assertThat(red(image.getRGB(1845, y))).isFalse();
    }

    @Test
    void numbersThePagesOnTheOuterEdgeBelowTheText() {
        PrintedPages pages = printed("yyx-clerk", RealNotice.read().issued());

        Line odd = pages.line(1, "— 1 —");
        Line even = pages.line(2, "— 2 —");
        assertThat(odd.right()).isEqualTo(RIGHT - SIZE_4, within(0.7));
        assertThat(even.left()).isEqualTo(LEFT + SIZE_4, within(0.7));
        assertThat(odd.sizePt()).isEqualTo(14.0, within(1.0));
        assertThat(odd.baseline()).isBetween(BOTTOM + 7, BOTTOM + 7 + 14 * 25.4 / 72 + 1.5);
    }

    @Test
    void endsWithTheImprintAtTheFootOfTheLastPage() {
        PrintedPages pages = printed("yyx-clerk", RealNotice.read().issued());
        int last = pages.count();
        Line printing = pages.line(last, "辽宁省科学技术协会办公室");

        assertThat(pages.line(last, "2020年1月30日印发").right()).isEqualTo(RIGHT - SIZE_4, within(0.5));
        assertThat(printing.left()).isEqualTo(LEFT + SIZE_4, within(0.5));
        assertThat(printing.baseline()).isBetween(BOTTOM - 6, BOTTOM - 1);
        BufferedImage image = pages.image(last);
        List<Integer> rules = IntStream.range(2400, 2630)
                .filter(y -> IntStream.range(290, 1830).allMatch(x -> dark(image.getRGB(x, y))))
                .boxed()
                .toList();
        assertThat(rules.get(rules.size() - 1) / 10.0).isEqualTo(BOTTOM, within(1.0));
    }

    @Test
    void isTextThatCanBeCopiedAndSearched() {
        RealNotice real = RealNotice.read();
        String text = printed("yyx-clerk", real.issued()).text();

        assertThat(text.replaceAll("—\\d+—", "")).contains(real.body().replaceAll("[\\s\\u3000]+", ""));
        assertThat(text.codePoints().filter(DocumentResourceTest::looksLikeAnother))
                .isEmpty();
    }

    @Test
    void printsCharactersThatNamesAreMadeOf() {
        String id = aNotice().with("body", "请与喆、堃、龘、㛃同志联系，民生金门车马鸟鱼龙。").issued();

        String text = printed("yyx-clerk", id).text();
        assertThat(text).contains("请与喆、堃、龘、㛃同志联系，民生金门车马鸟鱼龙。");
    }

    @Test
    void printsTheForwardedDocumentOnANewPage() {
        RealNotice real = RealNotice.read();
        String original = real.issued();
        String number = as("ln-issuer").get("/api/notices/{id}", original).path("number");
        String forward = real.forwarded(original);
        issue(forward, "yyx-issuer", "yyx-issuer");

        PrintedPages pages = printed("dw1-clerk", forward);

        assertThat(pages.line(1, "辽宁省医疗保险研究会文件").baseline()).isLessThan(TOP + 60);
        int begins = IntStream.rangeClosed(2, pages.count())
                .filter(page -> pages.text(page).contains("辽宁省科学技术协会文件" + number))
                .findFirst()
                .orElseThrow();
        assertThat(pages.line(begins, "辽宁省科学技术协会文件").baseline()).isLessThan(TOP + 60);
        assertThat(pages.text(begins)).doesNotContain("辽宁省医疗保险研究会").doesNotContain("附件：");
    }

    @Test
    void putsTheNumberLeftAndTheSignatoryRightOnAnUpwardDocument() {
        String id = aNotice()
                .with("type", "请示")
                .with("title", "关于疫情防控经费的请示")
                .with("elements", Map.of("signatory", "张某"))
                .to(organisation("KX-000000"))
                .issued();
        PrintedPages pages = printed("ln-issuer", id);
        String number = as("ln-issuer").get("/api/notices/{id}", id).path("number");

        Line line = pages.line(1, number);
        assertThat(line.left()).isEqualTo(LEFT + CHARACTER, within(0.5));
        Line signatory = pages.line(1, "签发人：");
        assertThat(signatory.right()).isEqualTo(RIGHT - CHARACTER, within(1.0));
        assertThat(signatory.baseline()).isEqualTo(line.baseline(), within(0.5));
    }

    @Test
    void marksDraftsAndDrillsOnEveryPage() {
        String body = "特通知如下。\n".repeat(60);
        PrintedPages draft = printed("ln-drafter", aNotice().with("body", body).drafted());
        PrintedPages drill = printed(
                "yyx-clerk", aNotice().with("body", body).with("drill", true).issued());

        assertThat(draft.count()).isGreaterThan(2);
        for (int page = 1; page <= draft.count(); page++) {
            assertThat(draft.text(page)).contains("草稿DRAFT");
        }
        for (int page = 1; page <= drill.count(); page++) {
            assertThat(drill.text(page)).contains("演练EXERCISE");
        }
        assertThat(draft.text()).doesNotContain("/api/public/documents");
        assertThat(printed("yyx-clerk", aNotice().issued()).text())
                .doesNotContain("草稿")
                .doesNotContain("演练");
    }

    @Test
    void isOneFileForEverybodyAndForEver() throws Exception {
        String id = aNotice().issued();
        Response first = get("yyx-clerk", id);
        Response second = get("ln-issuer", id);

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(first.asByteArray()));
        assertThat(second.asByteArray()).isEqualTo(first.asByteArray());
        assertThat(first.header("ETag")).isEqualTo('"' + sha256 + '"');
        assertThat(first.contentType()).isEqualTo("application/pdf");
        as("yyx-clerk")
                .accept("application/pdf")
                .header("If-None-Match", first.header("ETag"))
                .get("/api/notices/{id}/document.pdf", id)
                .then()
                .statusCode(304);
        assertThatThrownBy(() -> jdbi.useHandle(handle ->
                        handle.execute("update printed_document set pdf = '' where notice = ?", UUID.fromString(id))))
                .hasMessageContaining("never changes");
        nobody().get(link(new PrintedPages(first.asByteArray()))).then().body("fileSha256", equalTo(sha256));
    }

    @Test
    void bearsACodeThatTellsNumberDigestAndStateWithoutALogin() {
        String id = aNotice().issued();
        PrintedPages pages = printed("yyx-clerk", id);
        String link = link(pages);
        assertThat(pages.text()).contains(link);
        assertThat(link).matches("/api/public/documents/[2-9A-Z]{26}");
        Response notice = as("ln-issuer").get("/api/notices/{id}", id);

        nobody().get(link)
                .then()
                .statusCode(200)
                .body("number", equalTo(notice.path("number")))
                .body("sha256", equalTo(notice.path("sha256")))
                .body("algorithm", equalTo("SHA-256"))
                .body("issuer", equalTo("辽宁省科学技术协会"))
                .body("state", equalTo("IN_FORCE"))
                .body("voidFrom", nullValue())
                // what the document says stays with those it was sent to
                .body(not(containsString("疫情")));

        as("ln-issuer")
                .body(Map.of("reason", "热线号码有误"))
                .post("/api/notices/{id}/revocation", id)
                .then()
                .statusCode(200);
        nobody().get(link)
                .then()
                .body("state", equalTo("REVOKED"))
                .body("word", equalTo("撤销"))
                .body("voidFrom", equalTo(notice.path("issuedOn")))
                .body(not(containsString("热线")));
    }

    @Test
    void knowsNoOtherCodes() {
        for (String code :
                List.of("ABCDEFGHJKLMNPQRSTUVWXYZ23", "1", UUID.randomUUID().toString())) {
            nobody().get("/api/public/documents/{code}", code).then().statusCode(404);
        }
    }

    @Test
    void isShownOnlyToThoseWhoIssuedOrReceivedIt() {
        String issued = aNotice().issued();
        String draft = aNotice().drafted();

        pdf(nobody(), issued).then().statusCode(401);
        pdf(as("auditor"), issued).then().statusCode(403);
        for (String stranger : List.of("js-all", "dw1-clerk", "sy-clerk")) {
            pdf(as(stranger), issued).then().statusCode(404);
        }
        pdf(as("yyx-clerk"), draft).then().statusCode(404);
        pdf(as("ln-clerk"), draft).then().statusCode(404);
        pdf(as("ln-issuer"), UUID.randomUUID().toString()).then().statusCode(404);
        pdf(as("ln-drafter"), draft).then().statusCode(200);
    }

    private static PrintedPages printed(String user, String id) {
        return new PrintedPages(get(user, id).asByteArray());
    }

    private static Response get(String user, String id) {
        Response answer = pdf(as(user), id);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static Response pdf(io.restassured.specification.RequestSpecification caller, String id) {
        return caller.accept("*/*").get("/api/notices/{id}/document.pdf", id);
    }

    /** What the QR code on the last page says. */
    private static String link(PrintedPages pages) {
        BufferedImage image = pages.image(pages.count());
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        try {
            String link = new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(
                                    new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
            return URI.create(link).getPath();
        } catch (com.google.zxing.ReaderException e) {
            throw new AssertionError("no readable QR code", e);
        }
    }

    private static Line numberLine(PrintedPages pages) {
        return pages.lines(1).stream()
                .filter(line -> line.text().matches(".*〔\\d{4}〕\\d+号"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Line> bodyLines(PrintedPages pages, int page) {
        return pages.lines(page).stream()
                .filter(line -> line.baseline() < BOTTOM)
                .toList();
    }

    private static int firstRedRow(BufferedImage image) {
        return IntStream.range(0, image.getHeight())
                .filter(y -> IntStream.range(0, image.getWidth()).anyMatch(x -> red(image.getRGB(x, y))))
                .findFirst()
                .orElseThrow();
    }

    private static double middle(Line line) {
        return (line.left() + line.right()) / 2;
    }

    private static double edge(int width, IntPredicate hit) {
        return IntStream.range(0, width).filter(hit).findFirst().orElseThrow() / 10.0;
    }

    private static boolean red(int rgb) {
        return (rgb >> 16 & 255) > 150 && (rgb >> 8 & 255) < 120 && (rgb & 255) < 120;
    }

    private static boolean dark(int rgb) {
        return (rgb >> 16 & 255) < 160 && (rgb >> 8 & 255) < 160 && (rgb & 255) < 160;
    }

    private static boolean looksLikeAnother(int code) {
        return code >= 0x2e80 && code <= 0x2fdf || code >= 0xf900 && code <= 0xfaff;
    }
}
