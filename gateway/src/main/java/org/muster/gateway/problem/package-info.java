/** Answers what the gateway itself refuses or cannot reach as RFC 9457 problems, in the words and shape the services use. */
package org.muster.gateway.problem;
