package org.muster.platform.database;

import java.time.Clock;
import java.time.ZoneId;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.jdbi.v3.cache.caffeine.CaffeineCachePlugin;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

import io.agroal.api.AgroalDataSource;

/** Jdbi over the service's data source; a handle used inside a JTA transaction works on that transaction's connection. */
@ApplicationScoped
class JdbiProducer {

    @Produces
    @Singleton
    Jdbi jdbi(AgroalDataSource dataSource) {
        // parsed statements: the cache that Jdbi brings lets only one thread at a time look
        return Jdbi.create(dataSource).installPlugin(new CaffeineCachePlugin()).installPlugin(new PostgresPlugin());
    }

    /** Business dates are Asia/Shanghai, wherever the machine stands. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
