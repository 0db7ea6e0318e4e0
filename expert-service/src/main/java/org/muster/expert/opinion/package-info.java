/** Takes experts' opinions for decision makers and tells each author what became of them. */
package org.muster.expert.opinion;
