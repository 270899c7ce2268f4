export { SHAPE_BOX as KIND_SIGN_SIZE, kindShapePath as kindSignPath } from '@/map/event-layer/kind-shapes';
export { KIND_COLOURS } from '@/map/event-layer/kind-colours';
