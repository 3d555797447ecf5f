import express from 'express';
import type { Router } from 'express';
import type { World } from '../world.ts';

export function createControl(_world: World): Router {
  return express.Router();
}
