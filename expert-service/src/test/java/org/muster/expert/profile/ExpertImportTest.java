package org.muster.expert.profile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class ExpertImportTest {

    private static final String HEADER =
            "name,reference,organisation,employer,titleCode,mainDiscipline,secondaryDisciplines,"
                    + "divisionCode,remote,available,status,consentBasis,consentPurpose,consentUntil,phone,username,synthetic\n";

    /** Keeps the references of one test apart from those of the others. */
    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    private String line(int number) {
        return "专家" + mark + number + "," + mark + "-" + number + ",KX-210000,医院" + number
                + ",231,32024,33014;3202415,210102,true,2020-02-01/2020-03-31;2020-05-01/2020-05-31,ACTIVE,"
                + "DUTY,应急专家储备,2030-12-31,024-1234567,,true\n";
    }

    private long kept() {
        return Rows.count("select count(*) from expert where reference like ?", mark + "-%");
    }

    private static ValidatableResponse send(RequestSpecification who, String file) {
        return send(who, file.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse send(RequestSpecification who, byte[] file) {
        return who.contentType("text/csv")
                .body(file)
                .post("/api/experts/import")
                .then();
    }

    @Nested
    class AsManager {

        @Test
        void takesInEveryColumn() {
            send(As.manager(), HEADER + line(1))
                    .statusCode(200)
                    .body("created", equalTo(1))
                    .body("updated", equalTo(0))
                    .body("rejected", empty());
            As.manager()
                    .get("/api/experts?q=专家" + mark)
                    .then()
                    .body("[0].available", hasSize(2))
                    .body("[0].available[1].endOn", equalTo("2020-05-31"))
                    .body("[0].secondaryDisciplines", hasSize(2))
                    .body("[0].grade", equalTo("SENIOR"))
                    .body("[0].consent.basis", equalTo("DUTY"))
                    .body("[0].synthetic", equalTo(true))
                    .body("[0].missing", empty());
        }

        @Test
        void updatesWhatItSentBefore() {
            send(As.manager(), HEADER + line(1) + line(2)).body("created", equalTo(2));
            send(As.manager(), HEADER + line(1) + line(2).replace("ACTIVE", "LAPSED") + line(3))
                    .statusCode(200)
                    .body("created", equalTo(1))
                    .body("updated", equalTo(2));
            assertThat(kept()).isEqualTo(3);
            assertThat(Rows.count("select count(*) from expert where reference = ? and status = 'LAPSED'", mark + "-2"))
                    .isEqualTo(1);
        }

        @Test
        void keepsTheGoodLinesAndSaysWhatIsWrongWithTheOthers() {
            String file = HEADER
                    + line(1)
                    + line(2).replace("32024", "99999")
                    + "只有名字\n"
                    + "\n"
                    + line(3).replace("2020-03-31", "2020-13-31")
                    + line(4).replace("KX-210000", "KX-320000")
                    + line(5).replace("ACTIVE", "ASLEEP")
                    + line(1)
                    + line(6).replace(mark + "-6", "")
                    + line(7).replace("2030-12-31", "")
                    + line(8)
                    + line(9).replace("2030-12-31", "+999999999-12-31")
                    + line(10).replace("3202415", "320241599");
            send(As.manager(), file)
                    .statusCode(200)
                    .body("created", equalTo(2))
                    .body("rejectedTotal", equalTo(10))
                    .body("rejected.line", equalTo(List.of(3, 4, 6, 7, 8, 9, 10, 11, 13, 14)))
                    .body("rejected[0].reason", containsString("99999"))
                    .body("rejected[1].reason", containsString("17"))
                    .body("rejected[2].reason", containsString("2020-13-31"))
                    .body("rejected[3].reason", containsString("KX-320000"))
                    .body("rejected[4].reason", containsString("RESERVE"))
                    .body("rejected[5].reason", containsString("2"))
                    .body("rejected[6].reason", containsString("reference"))
                    .body("rejected[7].reason", containsString("consent"))
                    .body("rejected[8].reason", containsString("+999999999-12-31"))
                    .body("rejected[9].reason", startsWith("secondaryDisciplines/1: "));
            assertThat(kept()).isEqualTo(2);
        }

        @Test
        void countsLinesAcrossQuotedLineBreaks() {
            send(As.manager(), HEADER + line(1).replace("医院1", "\"医院\n一\"") + line(2).replace("231", "2x1"))
                    .body("created", equalTo(1))
                    .body("rejected[0].line", equalTo(4));
        }

        @Test
        void takesInThousandsOfLines() {
            StringBuilder file = new StringBuilder(HEADER);
            for (int i = 0; i < 2300; i++) {
                file.append(line(i));
            }
            send(As.manager(), file.toString()).statusCode(200).body("created", equalTo(2300));
            assertThat(kept()).isEqualTo(2300);
        }

        @Test
        void suspectsTheSamePersonAndMergesNothing() {
            send(As.manager(), HEADER + line(1)).body("suspected", empty());
            send(As.manager(), HEADER + line(1).replace(mark + "-1", mark + "-9"))
                    .body("created", equalTo(1))
                    .body("suspected", hasSize(1))
                    .body("suspected[0].line", equalTo(2));
            assertThat(kept()).isEqualTo(2);
        }

        @Test
        void givesALoginToOneProfileOnly() {
            String login = "login-" + mark;
            send(
                            As.manager(),
                            HEADER
                                    + line(1).replace(",,true", "," + login + ",true")
                                    + line(2).replace(",,true", "," + login + ",true"))
                    .body("created", equalTo(1))
                    .body("rejected[0].reason", containsString(login));
            send(As.manager(), HEADER + line(3).replace(",,true", "," + login + ",true"))
                    .body("created", equalTo(0))
                    .body("rejected", hasSize(1));
            send(As.manager(), HEADER + line(1).replace(",,true", "," + login + ",true"))
                    .body("updated", equalTo(1));
        }

        @Test
        void readsFilesOfSpreadsheets() {
            send(As.manager(), "\uFEFF" + (HEADER + line(1)).replace("\n", "\r\n"))
                    .statusCode(200)
                    .body("created", equalTo(1));
        }

        @Test
        void refusesAnotherEncodingInsteadOfGuessing() {
            send(As.manager(), (HEADER + line(1)).getBytes(Charset.forName("GB18030")))
                    .statusCode(422)
                    .body("detail", containsString("UTF-8"));
            assertThat(kept()).isZero();
        }

        @Test
        void stopsAtAQuoteThatNeverEnds() {
            send(As.manager(), HEADER + line(1) + "\"" + line(2) + line(3))
                    .statusCode(200)
                    .body("created", equalTo(1))
                    .body("rejected[0].line", equalTo(3));
        }

        @Test
        void isToldWhichColumnsThereAre() {
            send(As.manager(), "name,phoneNumber\n甲,1\n")
                    .statusCode(422)
                    .body("type", equalTo("/problems/unfit-columns"))
                    .body("detail", containsString("phoneNumber"))
                    .body("detail", containsString("reference"));
            send(As.manager(), "").statusCode(422);
            send(As.manager(), "name,name\n").statusCode(422).body("type", equalTo("/problems/unreadable-file"));
        }

        @Test
        void isToldThatOnlyCsvIsTaken() {
            As.manager().body("{}").post("/api/experts/import").then().statusCode(415);
        }
    }

    @Nested
    class AsOthers {

        @Test
        void bringNobodyIn() {
            String file = HEADER + line(1);
            send(As.neighbour(), file)
                    .statusCode(200)
                    .body("created", equalTo(0))
                    .body("rejected[0].reason", containsString("KX-210000"));
            send(As.user("ln-clerk"), file).statusCode(403);
            send(As.nobody(), file).statusCode(401);
            assertThat(kept()).isZero();
        }
    }
}
