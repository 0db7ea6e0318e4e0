package org.muster.gateway.limits;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much is too much. Each replica counts for itself. */
@ConfigMapping(prefix = "muster.limits")
public interface LimitsConfig {

    /** For one account, whatever it asks for and from wherever. */
    @WithDefault("6000/1m")
    Rate perCaller();

    /** For one address, with or without a login. A whole office may stand behind one. */
    @WithDefault("60000/1m")
    Rate perAddress();

    /** Further limits for single routes, by name. */
    Map<String, Route> routes();

    /** So many accounts and addresses are counted at a time for each limit; the ones not heard of lately go first. */
    @WithDefault("50000")
    long remembered();

    /** A limit of its own for what lies below some paths: per account where one must log in, else per address. */
    interface Route {

        /** Such as /api/public or /login. */
        Set<String> paths();

        /** All when none is named. */
        Optional<Set<String>> methods();

        Rate rate();
    }
}
