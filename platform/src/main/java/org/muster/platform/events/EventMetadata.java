package org.muster.platform.events;

import java.time.Instant;
import java.util.UUID;

/** What an event says about itself, apart from its data (CloudEvents 1.0 context attributes). */
public record EventMetadata(UUID id, String type, String source, Instant time) {}
