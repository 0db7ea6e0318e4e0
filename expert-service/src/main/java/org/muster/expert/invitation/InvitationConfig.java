package org.muster.expert.invitation;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "muster.invitations")
public interface InvitationConfig {

    /** How long an expert may think it over when the manager says nothing else. */
    @WithDefault("P3D")
    Duration openFor();
}
