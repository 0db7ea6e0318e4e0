/** Runs PostgreSQL, Kafka and Keycloak on this machine, each as processes of their own, for the station and for tests. */
package org.muster.station.backing;
