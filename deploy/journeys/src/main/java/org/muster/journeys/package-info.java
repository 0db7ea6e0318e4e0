/** The main journey: the notice of 30 January 2020 through all five services, for people to watch and for tests to repeat. */
package org.muster.journeys;
