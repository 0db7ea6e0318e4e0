/** Fills a station with the demo: real divisions, societies and rumours, and a synthetic pool of experts. */
package org.muster.station.demo;
