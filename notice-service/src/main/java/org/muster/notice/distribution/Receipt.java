package org.muster.notice.distribution;

import java.time.Instant;
import java.util.UUID;

/**
 * What an organisation did with a notice (签收单). It binds the organisation, whoever of its clerks did it.
 *
 * @param agent code of the organisation that signed in its name (代签收); null when it did so itself
 * @param by the person's name as it was then
 * @param text the reason of a return, the text of a reply, what came of a closed notice
 */
record Receipt(UUID notice, String organisation, Act act, Instant at, String by, String text, String agent) {}
