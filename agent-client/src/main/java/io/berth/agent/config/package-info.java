/** The configuration of an agent: file, environment, flags; checked as a whole, with a sentence for each thing that is wrong. */
package io.berth.agent.config;
