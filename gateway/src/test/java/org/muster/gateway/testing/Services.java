package org.muster.gateway.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The services behind the gateway, as small real servers. notice-service and outreach-service do what the path says,
 * see {@link ObedientService}; expert-service answers with what is not HTTP; behind report-service's address nobody
 * listens.
 */
public final class Services implements QuarkusTestResourceLifecycleManager {

    private static final String UPSTREAM = "muster.routing.upstreams.";

    private ObedientService notices;
    private ObedientService outreach;
    private Gibberish experts;

    @Override
    public Map<String, String> start() {
        notices = new ObedientService("notice-service");
        outreach = new ObedientService("outreach-service");
        experts = new Gibberish();
        System.setProperty("muster.test.notices", notices.url());
        return Map.of(
                UPSTREAM + "notice-service.body-watched-for",
                "2s",
                UPSTREAM + "notice-service.url",
                notices.url(),
                UPSTREAM + "notice-service.timeout",
                "1s",
                UPSTREAM + "notice-service.connections",
                "16",
                UPSTREAM + "notice-service.waiting",
                "16",
                UPSTREAM + "notice-service.max-body",
                "1M",
                UPSTREAM + "outreach-service.url",
                outreach.url(),
                UPSTREAM + "expert-service.url",
                experts.url(),
                UPSTREAM + "report-service.url",
                "http://localhost:" + Gibberish.portOfNobody());
    }

    @Override
    public void stop() {
        notices.close();
        outreach.close();
        experts.close();
    }

    /** The address that the gateway must not show to anybody. */
    public static String noticeServiceUrl() {
        return System.getProperty("muster.test.notices");
    }
}
