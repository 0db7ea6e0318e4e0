package org.muster.notice.delegation;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.muster.platform.security.OnBehalf;

/** What somebody may do besides what the own roles allow, and which of it this request uses. One for each request. */
final class StandingIn implements Supplier<OnBehalf> {

    /** A delegation in force. */
    record Right(OnBehalf of, Set<String> roles) {}

    private final Set<String> own;
    private final List<Right> rights;
    private volatile OnBehalf used;

    StandingIn(Set<String> own, List<Right> rights) {
        this.own = own;
        this.rights = rights;
    }

    /** What one may do oneself one does oneself; of several rights the one that began first. */
    void decide(Set<String> allowed) {
        if (allowed.stream().noneMatch(own::contains)) {
            used = rights.stream()
                    .filter(right -> allowed.stream().anyMatch(right.roles()::contains))
                    .findFirst()
                    .map(Right::of)
                    .orElse(null);
        }
    }

    Set<String> own() {
        return own;
    }

    /** Null for one's own right. */
    @Override
    public OnBehalf get() {
        return used;
    }
}
