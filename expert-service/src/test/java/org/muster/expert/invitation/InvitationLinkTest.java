package org.muster.expert.invitation;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.ANeed;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.AnInvitation;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.expert.testing.AnInvitation.inState;

/** What the invited answer without a login. */
@QuarkusTest
class InvitationLinkTest {

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    @Test
    void acceptsOnceWithoutALogin() {
        String invitation =
                AnInvitation.to(AnExpert.who().inThePool(), ANeed.usual().open());
        String link = AnInvitation.linkOf(invitation);
        As.nobody()
                .get(link)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("title", equalTo("呼吸科医师远程会诊"))
                .body("organisation", equalTo("辽宁省科学技术协会"))
                .body("state", equalTo("INVITED"))
                .body("expert", nullValue())
                .body("expertName", nullValue());
        As.nobody().post(link + "/acceptance").then().statusCode(200).body("state", equalTo("ACCEPTED"));
        As.nobody().post(link + "/acceptance").then().statusCode(409);
        As.nobody().body("{}").post(link + "/decline").then().statusCode(409);
        assertThat(inState(invitation, "ACCEPTED")).isEqualTo(1);
        assertThat(Rows.count(
                        "select count(*) from audit where action = 'accept' and object_id = ?"
                                + " and subject = 'anonymous'",
                        invitation))
                .isEqualTo(1);
    }

    @Test
    void declinesAndCounterProposes() {
        String need = ANeed.usual().open();
        String declined = AnInvitation.to(AnExpert.who().inThePool(), need);
        As.nobody()
                .body(Map.of("reason", "外出"))
                .post(AnInvitation.linkOf(declined) + "/decline")
                .then()
                .statusCode(200);
        assertThat(inState(declined, "DECLINED")).isEqualTo(1);
        String countered = AnInvitation.to(AnExpert.who().inThePool(), need);
        As.nobody()
                .body(Map.of(
                        "startOn",
                        ANeed.tomorrow().toString(),
                        "endOn",
                        ANeed.tomorrow().toString()))
                .post(AnInvitation.linkOf(countered) + "/counter-proposal")
                .then()
                .statusCode(200)
                .body("state", equalTo("COUNTER_PROPOSED"));
    }

    @Test
    void isToldThatADayIsTooFarAway() {
        String invitation =
                AnInvitation.to(AnExpert.who().inThePool(), ANeed.usual().open());
        As.nobody()
                .body(Map.of("startOn", ANeed.tomorrow().toString(), "endOn", "+999999999-12-31"))
                .post(AnInvitation.linkOf(invitation) + "/counter-proposal")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/endOn"));
        assertThat(inState(invitation, "INVITED")).isEqualTo(1);
    }

    @Test
    void opensNothingWithAWrongOrReplacedSecret() {
        String invitation =
                AnInvitation.to(AnExpert.who().inThePool(), ANeed.usual().open());
        String old = AnInvitation.linkOf(invitation);
        String link = AnInvitation.linkOf(invitation);
        for (String wrong :
                List.of(old, link.substring(0, link.length() - 1), "/api/public/invitations/" + invitation)) {
            As.nobody().get(wrong).then().statusCode(404).body("type", equalTo("/problems/link-unknown"));
            As.nobody().post(wrong + "/acceptance").then().statusCode(404);
        }
        assertThat(inState(invitation, "INVITED")).isEqualTo(1);
    }

    @Test
    void isKeptAsAHashOnly() {
        String invitation =
                AnInvitation.to(AnExpert.who().inThePool(), ANeed.usual().open());
        String secret = AnInvitation.linkOf(invitation).substring("/api/public/invitations/".length());
        assertThat(Rows.count("select count(*) from invitation i where i::text like ?", "%" + secret + "%"))
                .isZero();
        assertThat(Rows.count("select count(*) from idempotency i where i::text like ?", "%" + secret + "%"))
                .isZero();
        assertThat(new Secret(secret).toString()).doesNotContain(secret);
    }
}
