/** Passes requests to the service that owns their path, streaming both ways, and answers for a service that does not. */
package org.muster.gateway.routing;
