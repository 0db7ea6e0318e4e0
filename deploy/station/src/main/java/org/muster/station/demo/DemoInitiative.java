package org.muster.station.demo;

import java.util.List;
import java.util.Map;

import org.muster.station.client.Muster;

/** A synthetic initiative of the province with its campaign, a pairing and a leading group. */
final class DemoInitiative {

    private final Muster muster;

    DemoInitiative(Muster muster) {
        this.muster = muster;
    }

    /** @return false when the province has an initiative already */
    boolean load() {
        if (!muster.as("ln-drafter").get("/api/initiatives").isEmpty()) {
            return false;
        }
        String initiative = muster.as("ln-drafter")
                .post(
                        "/api/initiatives",
                        Map.of("title", "致全省科技工作者的倡议书（合成）", "body", "坚守岗位，科学防控；不信谣，不传谣；发挥专业所长，服务联防联控。"))
                .path("id")
                .asText();
        muster.as("ln-issuer").post("/api/initiatives/" + initiative + "/publication");
        muster.as("yyx-clerk").post("/api/initiatives/" + initiative + "/organisation-sign-on");
        muster.as("sy-clerk").post("/api/initiatives/" + initiative + "/organisation-sign-on");
        muster.as("yyx-issuer").post("/api/initiatives/" + initiative + "/personal-sign-on", Map.of("showName", false));
        muster.as("yyx-clerk")
                .post(
                        "/api/initiatives/" + initiative + "/paper-sign-ons",
                        Map.of("persons", 42, "source", "会员大会现场签名（合成）", "evidence", "会议档案（合成）"));
        campaign(initiative);
        pairing();
        leadingGroup();
        return true;
    }

    private void campaign(String initiative) {
        String campaign = muster.as("ln-issuer")
                .post(
                        "/api/campaigns",
                        Map.of(
                                "initiative",
                                initiative,
                                "title",
                                "“我是党员我先上”行动（合成）",
                                "description",
                                "组织党员科技工作者下沉社区，参加联防联控。",
                                "unit",
                                "人次"))
                .path("id")
                .asText();
        String pledge = muster.as("yyx-clerk")
                .post(
                        "/api/campaigns/" + campaign + "/pledges",
                        Map.of("what", "社区值守", "amount", 100, "until", "2099-12-31"))
                .path("id")
                .asText();
        muster.as("yyx-clerk")
                .post(
                        "/api/campaigns/" + campaign + "/pledges/" + pledge + "/reports",
                        Map.of("amount", 36, "note", "第一周值守（合成）"));
    }

    private void pairing() {
        String pairing = muster.as("yyx-clerk")
                .post(
                        "/api/pairings",
                        Map.of(
                                "guiding",
                                "XH-210000-YYX",
                                "guided",
                                "KX-210100",
                                "subject",
                                "应急科普（合成）",
                                "startsOn",
                                "2020-02-01",
                                "endsOn",
                                "2099-12-31"))
                .path("id")
                .asText();
        muster.as("sy-clerk").post("/api/pairings/" + pairing + "/agreement");
    }

    private void leadingGroup() {
        muster.as("ln-issuer")
                .post(
                        "/api/leading-groups",
                        Map.of(
                                "name",
                                "应对疫情工作领导小组（合成）",
                                "establishedOn",
                                "2020-01-26",
                                "members",
                                List.of(
                                        Map.of(
                                                "seat", "LEADER", "name", "组长（合成）", "duties", "总负责", "standIn",
                                                "副组长（合成）"),
                                        Map.of("seat", "DEPUTY_LEADER", "name", "副组长（合成）", "duties", "应急科普"),
                                        Map.of("seat", "MEMBER", "name", "成员（合成）", "duties", "信息报送"))));
    }
}
