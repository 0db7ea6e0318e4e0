package org.muster.gateway.limits;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkus.runtime.configuration.DurationConverter;

/** So many requests in so much time, written as {@code 600/1m}. All of them may come at once. */
public record Rate(long requests, Duration per) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})/(\\w+)");

    /** What the configuration calls. */
    public static Rate valueOf(String written) {
        Matcher form = FORM.matcher(written.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("A rate is written as 600/1m, not as " + written);
        }
        Rate rate = new Rate(Long.parseLong(form.group(1)), DurationConverter.parseDuration(form.group(2)));
        if (rate.requests < 1 || rate.per.toMillis() < 1) {
            throw new IllegalArgumentException("A rate lets at least one request pass, unlike " + written);
        }
        return rate;
    }
}
