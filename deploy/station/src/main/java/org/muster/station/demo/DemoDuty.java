package org.muster.station.demo;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.muster.station.client.Muster;

/** Rosters of the province, of one city and of one society, with synthetic persons; other cities show as gaps. */
final class DemoDuty {

    private final Muster muster;

    DemoDuty(Muster muster) {
        this.muster = muster;
    }

    /** @return how many rosters were made; none when the province has one */
    int load() {
        if (!muster.as("ln-duty")
                .get("/api/duty/rotations?organisation=KX-210000")
                .isEmpty()) {
            return 0;
        }
        roster("KX-210000", List.of("ln-duty", "ln-clerk", "ln-issuer", "ln-drafter"));
        roster("KX-210100", List.of("sy-clerk", "sy-reporter"));
        roster("XH-210000-YYX", List.of("yyx-clerk", "yyx-issuer"));
        return 3;
    }

    /** Around the clock, everybody a day; the next one stands behind. */
    private void roster(String organisation, List<String> users) {
        List<String> members = new ArrayList<>();
        for (String user : users) {
            members.add(person(organisation, user, members.size() + 1));
        }
        List<String> backups = new ArrayList<>(members.subList(1, members.size()));
        backups.add(members.get(0));
        muster.as("ln-duty")
                .post(
                        "/api/duty/rotations",
                        Map.of(
                                "organisation",
                                organisation,
                                "rotation",
                                Map.of(
                                        "name",
                                        "全天值班",
                                        "from",
                                        LocalDate.now(ZoneId.of("Asia/Shanghai"))
                                                .toString(),
                                        "startsAt",
                                        "00:00",
                                        "hours",
                                        24,
                                        "members",
                                        members,
                                        "backups",
                                        backups)));
    }

    private String person(String organisation, String user, int n) {
        return muster.as("ln-duty")
                .post(
                        "/api/duty/persons",
                        Map.of(
                                "organisation",
                                organisation,
                                "person",
                                Map.of(
                                        "name",
                                        "值班员" + n + "（合成）",
                                        "phone",
                                        "1390000000" + n,
                                        "userName",
                                        user,
                                        "purpose",
                                        "值班联络",
                                        "basis",
                                        "DUTY",
                                        "keepUntil",
                                        "2030-12-31")))
                .path("id")
                .asText();
    }
}
