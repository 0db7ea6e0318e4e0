package org.muster.station;

/** Stops everything that belongs to this station, whoever started it. */
final class Down {
    private final Home home;
    private final SupervisorProcess supervisor;

    Down(Home home) {
        this.home = home;
        this.supervisor = new SupervisorProcess(home);
    }

    int run() {
        if (supervisor.isRunning()) {
            System.out.println("Stopping the station …");
            supervisor.stop();
        }
        Leftovers leftovers = Leftovers.of(home);
        if (!leftovers.isEmpty()) {
            System.out.println("Stopping what an earlier run left behind: " + String.join(", ", leftovers.names()));
            leftovers.stop();
        }
        System.out.println("The station is stopped; its data stays in " + home.directory() + ".");
        return 0;
    }
}
