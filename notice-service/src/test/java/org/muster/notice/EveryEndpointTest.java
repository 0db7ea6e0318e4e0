package org.muster.notice;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.inject.Inject;

import org.muster.notice.alert.KnownAlerts;
import org.muster.notice.delegation.KnownDelegations;
import org.muster.notice.distribution.KnownRecipients;
import org.muster.notice.document.KnownNotices;
import org.muster.notice.duty.KnownDuty;
import org.muster.notice.initiative.KnownInitiatives;
import org.muster.notice.leadinggroup.KnownLeadingGroups;
import org.muster.notice.meeting.KnownMeetings;
import org.muster.notice.organisation.KnownOrganisations;
import org.muster.notice.pairing.KnownPairings;
import org.muster.notice.response.KnownResponses;
import org.muster.notice.staff.KnownStaff;
import org.muster.notice.task.KnownTasks;
import org.muster.notice.testing.TestClock;
import org.muster.notice.urging.KnownUrgings;
import org.muster.notice.webhook.KnownWebhooks;
import org.muster.platform.testing.EveryEndpointRefuses;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.testing.Caller.unique;

/** Gathers what each feature knows of its endpoints; a new feature adds its own such class beside its tests. */
@QuarkusTest
class EveryEndpointTest extends EveryEndpointRefuses {

    @Inject
    TestClock clock;

    /** Deliver what other tests urged, and take in what they imported. */
    @Override
    protected Set<String> busyTables() {
        return Set.of(
                "urging",
                "urging_delivery",
                "notice_ladder",
                "directory_followup",
                "organisation_search",
                "search_reader",
                "search_document",
                "search_block",
                "search_waiting",
                "webhook_delivery");
    }

    @Override
    protected void know() {
        TreeFixture.load();
        String title = unique("关于辽宁疫情防控工作的通知");
        String mark = freshMark();
        String issued = aNotice()
                .with("title", title)
                .with("issuerMark", mark)
                .with("tasks", List.of(Map.of("number", 1, "text", title + "的任务")))
                .issued();
        showsOnlyOwn("GET /api/search", request -> request.queryParam("limit", 200), List.of(title, issued));
        KnownNotices.know(this, issued, title, mark);
        KnownRecipients.know(this, issued, title);
        KnownUrgings.know(this, KnownTasks.know(this, issued, title), clock);
        KnownResponses.know(this);
        KnownAlerts.know(this);
        KnownStaff.know(this);
        KnownDuty.know(this, clock);
        KnownInitiatives.know(this);
        KnownDelegations.know(this);
        KnownLeadingGroups.know(this);
        KnownWebhooks.know(this);
        KnownOrganisations.know(this);
        KnownMeetings.know(this);
        KnownPairings.know(this);
    }
}
