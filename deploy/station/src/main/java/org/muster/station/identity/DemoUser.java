package org.muster.station.identity;

import java.util.List;

/** Somebody who may try the demo. The password is the user name. */
public record DemoUser(String user, String name, String org, List<String> roles) {}
