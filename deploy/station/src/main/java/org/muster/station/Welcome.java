package org.muster.station;

import java.io.PrintStream;

import org.muster.station.identity.DemoUser;
import org.muster.station.identity.Realm;
import org.muster.station.supervision.StationState;

/** What somebody wants to know who has just started a station. */
final class Welcome {
    private Welcome() {}

    static void print(StationState state, Home home, Options options, PrintStream out) {
        state.timeToReady()
                .ifPresent(time -> out.printf("%nMuster 集智 was ready after %.1f s.%n", time.toMillis() / 1000.0));
        out.println("""

                  Console and API   http://localhost:%d
                  Identity          http://localhost:%d/admin  (user admin, password: keycloak.admin-password in %s)
                """.formatted(Service.GATEWAY.port(), Layout.KEYCLOAK_PORT, home.secrets()));
        out.println("Demo users; the password is the user name:");
        for (DemoUser user : Realm.demoUsers()) {
            out.printf("  %-12s %-14s %s%n", user.user(), user.org(), String.join(", ", user.roles()));
        }
        out.printf("%nTry next:%n");
        if (options.demo().isEmpty()) {
            out.println("  deploy/up --demo        load the organisations and experts of the demo");
        }
        out.print("""
                  deploy/try              watch the journey of a real notice
                  deploy/status           how each process fares
                  deploy/logs SERVICE -f  follow what one of them says
                  deploy/down             stop everything; the data stays
                """);
    }
}
