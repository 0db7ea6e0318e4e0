package org.muster.notice.testing;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

/** The service's clock in tests: the real one until a test stops it at a moment. A test that stops it starts it again. */
@Alternative
@Priority(1)
@Singleton
public class TestClock extends Clock {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private volatile Instant stopped;

    /** @param dateTime Shanghai time, such as "2031-03-04T22:30" */
    public void stopAt(String dateTime) {
        stopped = LocalDateTime.parse(dateTime).atZone(SHANGHAI).toInstant();
    }

    public void start() {
        stopped = null;
    }

    @Override
    public Instant instant() {
        Instant at = stopped;
        return at == null ? Instant.now() : at;
    }

    @Override
    public ZoneId getZone() {
        return SHANGHAI;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Business dates are Asia/Shanghai");
    }
}
