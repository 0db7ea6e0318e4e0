package org.muster.gateway.limits;

import java.time.Duration;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.local.SynchronizationStrategy;

/** One rate, counted apart for each account or address. Its memory is bounded; taking from a bucket allocates nothing. */
final class Limit {

    private final String name;
    private final Rate rate;
    private final Cache<String, Bucket> buckets;
    private final Function<String, Bucket> full;

    Limit(String name, Rate rate, long remembered) {
        this.name = name;
        this.rate = rate;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                // full again by then, so nothing is lost with it
                .expireAfterAccess(rate.per().plus(Duration.ofSeconds(10)))
                .build();
        this.full = key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.per()))
                // one of the lock-free kind copies its state with every request
                .withSynchronizationStrategy(SynchronizationStrategy.SYNCHRONIZED)
                .build();
    }

    /** @return 0 when there was room, else the seconds after which there will be */
    int take(String key) {
        Bucket bucket = buckets.get(key, full);
        if (bucket.tryConsume(1)) {
            return 0;
        }
        long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return (int) Math.min(3600, nanos / 1_000_000_000L + 1);
    }

    long remembered() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }

    /** As the draft of the RateLimit headers writes it. */
    String policy() {
        return "\"" + name + "\";q=" + rate.requests() + ";w="
                + Math.max(1, rate.per().toSeconds());
    }

    String remaining(int wait) {
        return "\"" + name + "\";r=0;t=" + wait;
    }
}
