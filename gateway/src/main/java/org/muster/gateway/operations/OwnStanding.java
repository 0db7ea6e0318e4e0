package org.muster.gateway.operations;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.muster.gateway.identity.Provider;
import org.muster.gateway.operations.ServiceStanding.Line;
import org.muster.gateway.session.SessionTable;

/** How the gateway itself stands: whether people can log in and stay logged in. */
@ApplicationScoped
class OwnStanding {

    private static final int FULL_PERCENT = 92;

    private final Provider provider;
    private final SessionTable sessions;

    OwnStanding(Provider provider, SessionTable sessions) {
        this.provider = provider;
        this.sessions = sessions;
    }

    ServiceStanding look(Locale language) {
        Runtime machine = Runtime.getRuntime();
        long percent = (machine.totalMemory() - machine.freeMemory()) * 100 / machine.maxMemory();
        return ServiceStanding.of(
                "gateway",
                List.of(
                        line("login", provider.keysKnown() && provider.canLogIn() ? State.OK : State.ACT, language),
                        line("sessions", sessions.prepared() ? State.OK : State.ACT, language),
                        memory(percent, language)));
    }

    private static Line line(String kind, State state, Locale language) {
        return line(kind, state, language, Map.of());
    }

    private static Line memory(long percent, Locale language) {
        State state = percent < FULL_PERCENT ? State.OK : State.WATCH;
        return line("memory", state, language, Map.of("percent", percent), percent);
    }

    private static Line line(
            String kind, State state, Locale language, Map<String, Object> figures, Object... arguments) {
        return new Line(
                kind,
                "",
                state,
                Says.words(kind + ".title", language),
                Says.words(kind + "." + state.name().toLowerCase(Locale.ROOT), language, arguments),
                figures);
    }
}
