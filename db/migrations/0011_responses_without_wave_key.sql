ALTER TABLE "responses" DROP CONSTRAINT "responses_wave_id_waves_id_fk";
