/** Takes in what governments, hospitals and enterprises need experts for, checks it, and follows it to its end. */
package org.muster.expert.need;
